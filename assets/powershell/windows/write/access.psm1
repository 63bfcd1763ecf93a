# Rights of one file, folder or registry key, given and taken as SDDL of owner, group and access. What lies inside is not gone through.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# A file or folder as the object that carries its rights, and an empty security object for it.
function Open-RdpdSecured {
    param([Parameter(Mandatory = $true)][string]$Path)
    if ([System.IO.Directory]::Exists($Path)) {
        return @{ Info = (New-Object -TypeName System.IO.DirectoryInfo -ArgumentList $Path); Security = (New-Object -TypeName System.Security.AccessControl.DirectorySecurity) }
    }
    return @{ Info = (New-Object -TypeName System.IO.FileInfo -ArgumentList $Path); Security = (New-Object -TypeName System.Security.AccessControl.FileSecurity) }
}

function Write-RdpdFileSections {
    param([Parameter(Mandatory = $true)][string]$Path, [Parameter(Mandatory = $true)][string]$Sddl, [Parameter(Mandatory = $true)][string]$Sections)
    $opened = Open-RdpdSecured -Path $Path
    $opened['Security'].SetSecurityDescriptorSddlForm($Sddl, [System.Security.AccessControl.AccessControlSections]$Sections)
    if ($PSVersionTable.PSVersion.Major -ge 6) {
        [System.IO.FileSystemAclExtensions]::SetAccessControl($opened['Info'], $opened['Security'])
    }
    else {
        $opened['Info'].SetAccessControl($opened['Security'])
    }
}

# The rights as SDDL, or null when neither a file nor a folder is there.
function Get-RdpdFileSddl {
    param([Parameter(Mandatory = $true)][string]$Path)
    if (-not ([System.IO.File]::Exists($Path) -or [System.IO.Directory]::Exists($Path))) {
        return $null
    }
    return (Invoke-RdpdPrivileged -Body { (Get-RdpdFileAcl -Path $Path)['Sddl'] })
}

# Where Windows refuses, the administrators take the file, write its rights, and hand it to the owner the SDDL names.
function Set-RdpdFileSecurity {
    param([Parameter(Mandatory = $true)][string]$Path, [Parameter(Mandatory = $true)][string]$Sddl)
    Invoke-RdpdPrivileged -Body {
        try {
            Write-RdpdFileSections -Path $Path -Sddl $Sddl -Sections 'Access, Owner, Group'
        }
        catch {
            if (-not ((Get-RdpdCause -ErrorRecord $_) -is [System.UnauthorizedAccessException])) {
                throw
            }
            $before = (Get-RdpdFileAcl -Path $Path)['Sddl']
            try {
                Write-RdpdFileSections -Path $Path -Sddl 'O:BA' -Sections 'Owner'
                Write-RdpdFileSections -Path $Path -Sddl $Sddl -Sections 'Access'
                Write-RdpdFileSections -Path $Path -Sddl $Sddl -Sections 'Owner, Group'
            }
            catch {
                $problem = $_
                try {
                    Write-RdpdFileSections -Path $Path -Sddl $before -Sections 'Access, Owner, Group'
                }
                catch {
                    Add-RdpdError -Where 'rights of the file' -Message (Get-RdpdReason -ErrorRecord $_)
                }
                throw $problem
            }
        }
    }
}

# The rights of a key below HKEY_LOCAL_MACHINE as SDDL, or null when it is not there.
function Get-RdpdRegistrySddl {
    param([Parameter(Mandatory = $true)][string]$Path)
    $acl = Invoke-RdpdPrivileged -Body { Get-RdpdRegistryAcl -Path $Path }
    if ($null -eq $acl) {
        return $null
    }
    return $acl['Sddl']
}

function Write-RdpdRegistrySections {
    param([Parameter(Mandatory = $true)][string]$Path, [Parameter(Mandatory = $true)][string]$Sddl, [Parameter(Mandatory = $true)][string]$Sections, [Parameter(Mandatory = $true)][string]$Rights)
    $base = [Microsoft.Win32.RegistryKey]::OpenBaseKey([Microsoft.Win32.RegistryHive]::LocalMachine, [Microsoft.Win32.RegistryView]::Registry64)
    try {
        $key = $base.OpenSubKey($Path, [Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree, [System.Security.AccessControl.RegistryRights]$Rights)
        if ($null -eq $key) {
            throw 'failed: the key is not there'
        }
        try {
            $security = New-Object -TypeName System.Security.AccessControl.RegistrySecurity
            $security.SetSecurityDescriptorSddlForm($Sddl, [System.Security.AccessControl.AccessControlSections]$Sections)
            $key.SetAccessControl($security)
        }
        finally {
            $key.Dispose()
        }
    }
    finally {
        $base.Dispose()
    }
}

function Set-RdpdRegistrySecurity {
    param([Parameter(Mandatory = $true)][string]$Path, [Parameter(Mandatory = $true)][string]$Sddl)
    Invoke-RdpdPrivileged -Body {
        try {
            Write-RdpdRegistrySections -Path $Path -Sddl $Sddl -Sections 'Access, Owner, Group' -Rights 'ChangePermissions, TakeOwnership'
        }
        catch {
            if (-not ((Get-RdpdCause -ErrorRecord $_) -is [System.UnauthorizedAccessException] -or (Get-RdpdCause -ErrorRecord $_) -is [System.Security.SecurityException])) {
                throw
            }
            Write-RdpdRegistrySections -Path $Path -Sddl 'O:BA' -Sections 'Owner' -Rights 'TakeOwnership'
            Write-RdpdRegistrySections -Path $Path -Sddl $Sddl -Sections 'Access' -Rights 'ChangePermissions'
            Write-RdpdRegistrySections -Path $Path -Sddl $Sddl -Sections 'Owner, Group' -Rights 'TakeOwnership'
        }
    }
}

# Whether two SDDL texts mean the same: owner, group, protection and entries. Windows adds marks of inheritance when it writes.
function Test-RdpdSameSddl {
    param([Parameter(Mandatory = $true)][string]$One, [Parameter(Mandatory = $true)][string]$Other)
    if ($One -ceq $Other) {
        return $true
    }
    $forms = @()
    foreach ($text in @($One, $Other)) {
        try {
            $raw = New-Object -TypeName System.Security.AccessControl.RawSecurityDescriptor -ArgumentList $text
        }
        catch {
            if ((Get-RdpdCause -ErrorRecord $_) -is [System.PlatformNotSupportedException]) {
                # Only Windows can read them; elsewhere two texts are two meanings.
                return $false
            }
            throw
        }
        $parts = @([string]$raw.Owner, [string]$raw.Group, [string](([int]$raw.ControlFlags) -band 0x1000), [string]($null -ne $raw.DiscretionaryAcl))
        if ($null -ne $raw.DiscretionaryAcl) {
            foreach ($entry in $raw.DiscretionaryAcl) {
                $bytes = New-Object -TypeName byte[] -ArgumentList $entry.BinaryLength
                $entry.GetBinaryForm($bytes, 0)
                $parts += [System.BitConverter]::ToString($bytes)
            }
        }
        $forms += ($parts -join '|')
    }
    return ($forms[0] -ceq $forms[1])
}

Export-ModuleMember -Function *
