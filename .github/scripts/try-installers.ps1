# Installs what was built, looks at what it left on this Windows, and uninstalls it. For a computer that is thrown away afterwards.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$folder = Join-Path -Path $env:ProgramFiles -ChildPath 'RDP Doctor'

function Assert-That {
    param([bool]$Condition, [string]$What)
    if (-not $Condition) { throw "not so: $What" }
    "ok: $What"
}

function Invoke-Installer {
    param([string]$File, [string[]]$Arguments)
    $process = Start-Process -FilePath $File -ArgumentList $Arguments -Wait -PassThru
    Assert-That ($process.ExitCode -eq 0) "$File $Arguments ended with 0 (it was $($process.ExitCode))"
}

function Test-Installed {
    param([string]$Kind)
    Assert-That (Test-Path -Path (Join-Path -Path $folder -ChildPath 'RDP Doctor.exe')) 'the program lies in Program Files'
    Assert-That ((Get-ItemProperty -Path 'HKLM:\Software\RDP Doctor').InstallKind -eq $Kind) "the installation is marked $Kind"
    Assert-That ((Get-Item -Path 'HKLM:\Software\Classes\.rdp\OpenWithProgids').GetValueNames() -contains 'RDPDoctor.Connection') 'it is offered for .rdp files'
    Assert-That ((Get-Item -Path 'HKLM:\Software\Classes\.rdp').GetValue('') -ne 'RDPDoctor.Connection') 'it did not take .rdp files away'
    $writers = @((Get-Acl -Path (Join-Path -Path $folder -ChildPath 'resources\powershell\elevated.ps1')).Access | Where-Object {
            ($_.AccessControlType -eq 'Allow') -and ($_.FileSystemRights -band [System.Security.AccessControl.FileSystemRights]::WriteData) -and
            ($_.IdentityReference.Translate([System.Security.Principal.SecurityIdentifier]).Value -notin 'S-1-5-18', 'S-1-5-32-544', 'S-1-3-0', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464') })
    Assert-That ($writers.Count -eq 0) 'only administrators may write its scripts'
    $version = & (Join-Path -Path $folder -ChildPath 'rdp-doctor.exe') --version
    Assert-That (($LASTEXITCODE -eq 0) -and ($version -match '^\d+\.\d+\.\d+$')) "the command line answers ($version)"
    & (Join-Path -Path $folder -ChildPath 'rdp-doctor.exe') nonsense 2>$null
    Assert-That ($LASTEXITCODE -eq 64) 'its exit code is the command''s'
}

function Test-Gone {
    Assert-That (-not (Test-Path -Path (Join-Path -Path $folder -ChildPath 'RDP Doctor.exe'))) 'the program is gone'
    Assert-That (-not (Test-Path -Path 'HKLM:\Software\RDP Doctor')) 'its mark is gone'
    Assert-That (-not (Test-Path -Path 'HKLM:\Software\Classes\rdpdoctor')) 'its link is gone'
}

$data = New-Item -ItemType Directory -Force -Path (Join-Path -Path $env:APPDATA -ChildPath 'RDP Doctor')
Set-Content -Path (Join-Path -Path $data -ChildPath 'kept.txt') -Value 'a journal'

$setup = (Get-ChildItem -Path out/pack/*setup-x64.exe).FullName
Invoke-Installer -File $setup -Arguments '/S', '/allusers'
Test-Installed -Kind 'everyone'
Invoke-Installer -File (Get-ChildItem -Path "$folder\Uninstall*.exe").FullName -Arguments '/S', '/allusers', "_?=$folder"
Test-Gone
Assert-That (Test-Path -Path (Join-Path -Path $data -ChildPath 'kept.txt')) 'a silent uninstall keeps the journal'

$msi = (Get-ChildItem -Path out/pack/*-x64.msi).FullName
Invoke-Installer -File msiexec.exe -Arguments '/i', "`"$msi`"", '/qn', '/norestart'
Test-Installed -Kind 'msi'
Invoke-Installer -File msiexec.exe -Arguments '/x', "`"$msi`"", '/qn', '/norestart'
Test-Gone
