# Rights on files, folders and keys, and members of groups, by SID only.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# @{ Sddl; Owner; Protected; Rules } of a .NET security object; a rule is @{ Sid; Allow; Mask }, inherit-only rules left out.
function ConvertFrom-RdpdSecurity {
    param([Parameter(Mandatory = $true)]$Security, [Parameter(Mandatory = $true)][string]$RightsProperty)
    $sections = [System.Security.AccessControl.AccessControlSections]'Access, Owner, Group'
    $sid = [System.Security.Principal.SecurityIdentifier]
    $rules = @()
    foreach ($rule in $Security.GetAccessRules($true, $true, $sid)) {
        if ([string]$rule.PropagationFlags -match 'InheritOnly') {
            continue
        }
        $rules += @{ Sid = [string]$rule.IdentityReference.Value; Allow = ([string]$rule.AccessControlType -eq 'Allow'); Mask = [int]$rule.$RightsProperty }
    }
    $owner = $Security.GetOwner($sid)
    $ownerText = $null
    if ($null -ne $owner) {
        $ownerText = [string]$owner.Value
    }
    return @{ Sddl = $Security.GetSecurityDescriptorSddlForm($sections); Owner = $ownerText; Protected = [bool]$Security.AreAccessRulesProtected; Rules = $rules }
}

# Rights of a file or folder. Not Get-Acl: it needs rights on the parent folder too.
function Get-RdpdFileAcl {
    param([Parameter(Mandatory = $true)][string]$Path)
    $sections = [System.Security.AccessControl.AccessControlSections]'Access, Owner, Group'
    if ([System.IO.Directory]::Exists($Path)) {
        $info = New-Object -TypeName System.IO.DirectoryInfo -ArgumentList $Path
    }
    else {
        $info = New-Object -TypeName System.IO.FileInfo -ArgumentList $Path
    }
    if ($PSVersionTable.PSVersion.Major -ge 6) {
        $security = [System.IO.FileSystemAclExtensions]::GetAccessControl($info, $sections)
    }
    else {
        $security = $info.GetAccessControl($sections)
    }
    return (ConvertFrom-RdpdSecurity -Security $security -RightsProperty 'FileSystemRights')
}

# Rights of a registry key below HKEY_LOCAL_MACHINE, or null when the key is not there.
function Get-RdpdRegistryAcl {
    param([Parameter(Mandatory = $true)][string]$Path)
    $key = Open-RdpdRegistryKey -Hive 'LocalMachine' -Path $Path
    if ($null -eq $key) {
        return $null
    }
    try {
        $security = $key.GetAccessControl([System.Security.AccessControl.AccessControlSections]'Access, Owner, Group')
        return (ConvertFrom-RdpdSecurity -Security $security -RightsProperty 'RegistryRights')
    }
    finally {
        $key.Dispose()
    }
}

# Members of a local group as "SID name". The group is found by its SID, its name differs between languages.
function Get-RdpdGroupMembers {
    param([Parameter(Mandatory = $true)][string]$Sid)
    try {
        foreach ($member in @(Get-LocalGroupMember -SID $Sid -ErrorAction Stop)) {
            "$($member.SID.Value) $($member.Name)"
        }
    }
    catch {
        # A member whose account is gone makes the cmdlet fail, and a domain controller has no local groups; ADSI reads both.
        Get-RdpdGroupMembersByAdsi -Sid $Sid
    }
}

function Get-RdpdGroupMembersByAdsi {
    param([Parameter(Mandatory = $true)][string]$Sid)
    $identifier = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $Sid
    $name = $identifier.Translate([System.Security.Principal.NTAccount]).Value -replace '^.*\\', ''
    $group = New-Object -TypeName System.DirectoryServices.DirectoryEntry -ArgumentList "WinNT://./$name,group"
    try {
        foreach ($member in @($group.Invoke('Members'))) {
            $bytes = [byte[]]$member.GetType().InvokeMember('objectSid', 'GetProperty', $null, $member, $null)
            $account = [string]$member.GetType().InvokeMember('Name', 'GetProperty', $null, $member, $null)
            $memberSid = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList $bytes, 0
            "$($memberSid.Value) $account"
        }
    }
    finally {
        $group.Dispose()
    }
}

Export-ModuleMember -Function *
