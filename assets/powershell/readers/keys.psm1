# Key files of Remote Desktop and the folders they lie in (h10, h11).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# MD5 of the container name "tssecketset1", which Windows puts before the machine's GUID. The same on every Windows.
$script:prefix = 'f686aace6942fb7f7ceb231212eef4a4'
$script:networkService = 'S-1-5-20'
$script:system = 'S-1-5-18'
$script:sessionEnv = 'S-1-5-80-4022436659-1090538466-1613889075-870485073-3428993833'

# Groups that a service under these accounts is in, besides its own SID: Everyone, Authenticated Users, SERVICE, Users.
$script:groupsOf = @{
    'S-1-5-20' = @('S-1-5-20', 'S-1-1-0', 'S-1-5-11', 'S-1-5-6', 'S-1-5-32-545')
    'S-1-5-18' = @('S-1-5-18', 'S-1-1-0', 'S-1-5-11', 'S-1-5-32-544')
}

# Whether the rules let an account do what the mask says: every bit allowed by some rule and none denied by any.
# Generic rights stand for the rights of files they mean.
function Test-RdpdAllowed {
    param([hashtable]$Acl, [string]$Sid, [int64]$Mask)
    [int64]$allowed = 0
    [int64]$denied = 0
    if ($null -eq $Acl) {
        throw 'failed: Windows gave no rights'
    }
    $own = @($Sid)
    if ($script:groupsOf.ContainsKey($Sid)) {
        $own = $script:groupsOf[$Sid]
    }
    foreach ($rule in $Acl['Rules']) {
        if ($own -notcontains $rule['Sid']) {
            continue
        }
        $rights = ConvertTo-RdpdUnsigned -Number ([int64]$rule['Mask'])
        if (($rights -band 0x10000000) -ne 0) {
            $rights = $rights -bor 0x1f01ff
        }
        # Generic read is bit 31; written decimal, because 0x80000000 is a negative number in PowerShell.
        if (($rights -band 2147483648) -ne 0) {
            $rights = $rights -bor 0x120089
        }
        if (($rights -band 0x40000000) -ne 0) {
            $rights = $rights -bor 0x120116
        }
        if (($rights -band 0x20000000) -ne 0) {
            $rights = $rights -bor 0x1200a0
        }
        if ($rule['Allow']) {
            $allowed = $allowed -bor $rights
        }
        else {
            $denied = $denied -bor $rights
        }
    }
    return (($allowed -band $Mask) -eq $Mask) -and (($denied -band $Mask) -eq 0)
}

function Get-RdpdCryptoFolder {
    param([ValidateSet('RSA\MachineKeys', 'Keys')][string]$Kind)
    return (Join-RdpdPath -Folder (Get-RdpdPlace -Name 'ProgramData') -Name "Microsoft\Crypto\$Kind")
}

function Get-RdpdMachineGuid {
    return (Get-RdpdRegistryText -Path 'SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
}

# One key file with its rights, as they are.
function Get-RdpdKeyFile {
    param([string]$Path, [AllowNull()][AllowEmptyString()][string]$Guid)
    $acl = Get-RdpdFileAcl -Path $Path
    if ($null -eq $acl) {
        throw "failed: Windows gave no rights of $Path"
    }
    $name = ($Path -split '[\\/]')[-1]
    $others = foreach ($rule in $acl['Rules']) {
        if ($rule['Allow'] -and (@($script:networkService, $script:system) -notcontains $rule['Sid'])) {
            [string]$rule['Sid']
        }
    }
    [ordered]@{
        name = $name
        path = $Path
        current = (($Guid -ne '') -and ($name -eq "$($script:prefix)_$Guid"))
        sddl = $acl['Sddl']
        owner = $acl['Owner']
        # Read data, attributes, extended attributes and rights; full control.
        networkService = (Test-RdpdAllowed -Acl $acl -Sid $script:networkService -Mask 0x120089)
        system = (Test-RdpdAllowed -Acl $acl -Sid $script:system -Mask 0x1f01ff)
        third = (@($others | Select-Object -Unique) -join ',')
    }
}

function Get-RdpdFolderRecord {
    param([string]$Path)
    $record = [ordered]@{ path = $Path; sddl = $null; exists = (Test-RdpdFolder -Path $Path) }
    if ($record['exists']) {
        $acl = Get-RdpdFileAcl -Path $Path
        $record['sddl'] = Get-RdpdProperty -Object $acl -Name 'Sddl'
    }
    return $record
}

function Read-RdpdKeys {
    Read-RdpdFact -Name 'key.machineGuid' -Body { Get-RdpdMachineGuid }
    Read-RdpdFact -Name 'key.files' -Shape 'list' -Admin -Body {
        $folder = Get-RdpdCryptoFolder -Kind 'RSA\MachineKeys'
        if (Test-RdpdFolder -Path $folder) {
            $guid = Get-RdpdMachineGuid
            foreach ($path in (Get-RdpdFiles -Folder $folder -Pattern "$($script:prefix)_*")) {
                Get-RdpdKeyFile -Path $path -Guid $guid
            }
        }
    }
    Read-RdpdFact -Name 'folder.machineKeys' -Shape 'record' -Admin -Body {
        $record = Get-RdpdFolderRecord -Path (Get-RdpdCryptoFolder -Kind 'RSA\MachineKeys')
        $healthy = $null
        if ($record['exists']) {
            # What six builds of Windows have: Everyone read and write, Administrators full.
            $acl = Get-RdpdFileAcl -Path $record['path']
            $healthy = (Test-RdpdAllowed -Acl $acl -Sid 'S-1-1-0' -Mask 0x12019f) -and (Test-RdpdAllowed -Acl $acl -Sid 'S-1-5-32-544' -Mask 0x1f01ff)
        }
        $record['healthy'] = $healthy
        $record
    }
    Read-RdpdFact -Name 'folder.cryptoKeys' -Shape 'record' -Admin -Body { Get-RdpdFolderRecord -Path (Get-RdpdCryptoFolder -Kind 'Keys') }
    Read-RdpdFact -Name 'folder.programData' -Shape 'record' -Body {
        $value = Get-RdpdRegistryText -Path 'SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList' -Name 'ProgramData'
        $exists = $false
        if (($null -ne $value) -and ($value -ne '')) {
            $exists = Test-RdpdFolder -Path (Expand-RdpdVariables -Text $value)
        }
        [ordered]@{ value = $value; exists = $exists }
    }
    Read-RdpdFact -Name 'disk.freeMegabytes' -Body { Get-RdpdFreeMegabytes -Drive (Get-RdpdPlace -Name 'SystemDrive') }
}

function Read-RdpdSystemDrive {
    Read-RdpdFact -Name 'folder.systemDriveUsersRx' -Body {
        $acl = Get-RdpdFileAcl -Path "$(Get-RdpdPlace -Name 'SystemDrive')\"
        Test-RdpdAllowed -Acl $acl -Sid 'S-1-5-32-545' -Mask 0x1200a9
    }
}

Export-ModuleMember -Function *
